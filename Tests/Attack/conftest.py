import sys
from pathlib import Path

sys.dont_write_bytecode = True
# The program under test, as the journeys in a browser start it.
sys.path.append(str(Path(__file__).resolve().parents[1] / "Browser"))
