"""Loads and validates exercises, programmes and sketches from resources."""
