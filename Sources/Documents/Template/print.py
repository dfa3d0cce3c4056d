"""Prints one paper: an order as JSON on standard input, a PDF on standard output.

Started anew for each paper. Exit code 3: typst is not installed for this Python.
"""

import json
import os
import resource
import sys

try:
    import typst
except ImportError as fault:
    print(fault, file=sys.stderr)
    sys.exit(3)

# Ranges of characters for all of which the fonts that come with typst have a shape.
PRINTABLE = [
    (0x0A, 0x0A), (0x20, 0x7E), (0xA0, 0x481), (0x1E00, 0x1FFF), (0x2010, 0x203F), (0x20A0, 0x20BF), (0x2190, 0x21FF)
]


def bound(order):
    """From here on: so much memory and time, and no file and no socket can be opened."""
    os.closerange(3, 1 << 16)
    memory = order["megabytes"] << 20
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (order["seconds"], order["seconds"]))
    for none in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE):
        resource.setrlimit(none, (0, 0))


def printed(template, paper):
    return typst.Compiler(ignore_system_fonts=True).compile(
        template.encode(),
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"paper": json.dumps(paper, ensure_ascii=False)},
        timestamp=0,
    )


def plain(value):
    """The same with a box for each character that the fonts may lack: PDF/UA has no place for those."""
    if isinstance(value, str):
        return "".join(c if any(low <= ord(c) <= high for low, high in PRINTABLE) else "□" for c in value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


order = json.load(sys.stdin.buffer)
os.nice(5)
bound(order)
try:
    pdf = printed(order["template"], order["paper"])
except typst.TypstError as fault:
    if "could not be displayed" not in str(fault):
        raise
    pdf = printed(order["template"], plain(order["paper"]))
sys.stdout.buffer.write(pdf)
