"""What people bring themselves: programmes and exercises of their own, edited, judged, and passed on as files."""
