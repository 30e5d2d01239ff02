"""Sealed copies and two copies becoming one: what is carried, what came, and who decides where people differ."""
