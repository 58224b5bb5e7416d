"""How a plan grows, one small step at a time, and only when the person says Yes."""
