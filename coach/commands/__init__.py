"""What the commands do, one module a topic. Each is loaded when its command is typed."""
