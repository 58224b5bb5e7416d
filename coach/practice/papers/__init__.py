"""What stands on paper: the therapist's report, the printed guide, and the values they are made from."""
