"""What Progress shows, worked out from totals: charts with their sentences, bests, how long one kept going."""
