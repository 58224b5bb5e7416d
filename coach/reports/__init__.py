"""Printed and exported views of what the program knows."""
