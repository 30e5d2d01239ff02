"""Two copies of an archive become one: whose words stand, what is asked, and how it is taken in."""
