"""Tests of one's own: quick measures of the hand, repeated weekly, each with its band of measurement noise."""
