"""What PyInstaller does not make: icons, licences, lists of files and parts, sources of installers."""
