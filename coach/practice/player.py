"""The player as a pure function of time: `start`, `advance`, `press` and `view`.

`coach.practice.plan` compiles a session into a `Timeline`. Here a `State` walks along it. Nothing in this module
reads a clock: time arrives as `dt` in seconds, and everything due in between comes back as effects, in order.
Any split of the same time into ticks gives the same effects.
"""
