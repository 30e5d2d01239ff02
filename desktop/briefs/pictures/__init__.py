"""Pictures as plain values: what lies where, at any size, and which record each place stands for.

A paper prints what is laid out here, and the window paints the same.
"""
