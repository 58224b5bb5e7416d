"""The voice: a Qt-free child process around pyttsx3, its protocol and its supervisor."""
