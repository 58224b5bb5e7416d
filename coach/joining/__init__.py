"""What the window and the commands share: parts of several rooms, joined."""
