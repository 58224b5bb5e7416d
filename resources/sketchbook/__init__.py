"""The sketchbook: draws the illustrations. Draft of the guide."""
