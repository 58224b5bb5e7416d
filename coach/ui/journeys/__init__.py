"""Ways through several screens that belong together."""
