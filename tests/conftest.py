"""What every test stands on: no display, and no deadline on generated examples."""

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A slow machine is not a wrong program.
settings.register_profile("muragat", deadline=None)
settings.load_profile("muragat")
