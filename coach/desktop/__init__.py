"""What the operating system gives: folders, settings file, logs."""
