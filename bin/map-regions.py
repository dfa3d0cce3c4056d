#!/usr/bin/env python3
"""Draws the outlines of a programme's regions: Content/programmes/<programme>/map.yaml.

    bin/map-regions.py world_map.gpkg

The source is Natural Earth, 1:10m, "Admin 1 - States, Provinces" 4.1.0, in the public domain, as the Debian package
qgis-common 3.22 carries it: usr/share/qgis/resources/data/world_map.gpkg (README_world_map.md beside it says how it
was simplified: neighbours keep the border that they share). Needed once: the drawn files are kept with the content.
"""
import math
import pathlib
import sqlite3
import struct
import sys

PROGRAMMES = {
    "be-vl": ("BE", {"Antwerp": "BE-VAN", "Flemish Brabant": "BE-VBR", "Limburg": "BE-VLI", "East Flanders": "BE-VOV",
                     "West Flanders": "BE-VWV", "Brussels": "BE-BRU"}),
    "nl": ("NL", {"Drenthe": "NL-DR", "Flevoland": "NL-FL", "Friesland": "NL-FR", "Gelderland": "NL-GE",
                  "Groningen": "NL-GR", "Limburg": "NL-LI", "Noord-Brabant": "NL-NB", "Noord-Holland": "NL-NH",
                  "Overijssel": "NL-OV", "Utrecht": "NL-UT", "Zeeland": "NL-ZE", "Zuid-Holland": "NL-ZH"}),
}
WIDTH = 1000
SMALLEST = 12  # rings of a smaller area, in units of the drawing, are left out


def rings(blob):
    """The outer and inner rings of a GeoPackage geometry: polygons, or several."""
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[blob[3] >> 1 & 7]
    found = []

    def geometry(at):
        order = "<" if blob[at] else ">"
        kind, count = struct.unpack_from(order + "II", blob, at + 1)
        at += 9
        for _ in range(count):
            if kind == 6:
                at = geometry(at)
                continue
            points, = struct.unpack_from(order + "I", blob, at)
            numbers = struct.unpack_from(f"{order}{points * 2}d", blob, at + 4)
            found.append(list(zip(numbers[::2], numbers[1::2])))
            at += 4 + points * 16
        return at

    geometry(8 + envelope)
    return found


def area(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))) / 2


def inside(point, ring):
    x, y = point
    hit = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            hit = not hit
    return hit


def distance(point, ring):
    def to(a, b):
        (px, py), (ax, ay), (bx, by) = point, a, b
        length = (bx - ax) ** 2 + (by - ay) ** 2
        t = 0 if length == 0 else max(0, min(1, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length))
        return math.hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay))
    return min(to(a, b) for a, b in zip(ring, ring[1:] + ring[:1]))


def middle(own, others):
    """Of the largest ring the point farthest from every edge, of holes and of what lies within it too: for a number."""
    ring = max(own, key=area)
    holes = [r for r in own + others if r is not ring and area(r) < area(ring)]
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    grid = [(x, y) for x in range(min(xs), max(xs), 4) for y in range(min(ys), max(ys), 4) if inside((x, y), ring)]
    grid = [p for p in grid if not any(inside(p, h) for h in holes)]
    # A number is wider than it is high.
    return max(grid, key=lambda p: min(distance((p[0], p[1] * 1.4), [(x, y * 1.4) for x, y in r])
                                       for r in [ring] + holes))


def draw(database, country, names):
    shapes = {}
    for name, blob in database.execute("SELECT name, geom FROM states_provinces WHERE iso_a2 = ?", (country,)):
        if name in names:
            shapes[names[name]] = rings(blob)
    points = [p for parts in shapes.values() for ring in parts for p in ring]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    narrow = math.cos(math.radians((south + north) / 2))
    scale = (WIDTH - 20) / ((east - west) * narrow)

    def place(point):
        return round((point[0] - west) * narrow * scale) + 10, round((north - point[1]) * scale) + 10

    drawn = {}
    for region, parts in shapes.items():
        kept = []
        for ring in parts:
            line = [place(p) for p in ring[:-1]]
            line = [p for i, p in enumerate(line) if p != line[i - 1]]
            if len(line) > 2 and area(line) >= SMALLEST:
                kept.append(line)
        drawn[region] = kept
    return drawn, round((north - south) * scale) + 20


def main():
    database = sqlite3.connect(sys.argv[1])
    content = pathlib.Path(__file__).resolve().parent.parent / "Content/programmes"
    for programme, (country, names) in PROGRAMMES.items():
        drawn, height = draw(database, country, names)
        lines = [
            "# The outlines of the regions, drawn by bin/map-regions.py. `outlines` are closed lines of `x,y`, from the top",
            "# left; `number` is where a region's figure stands.",
            'source: "Natural Earth"', f"width: {WIDTH}", f"height: {height}", "regions:"]
        for region in sorted(drawn):
            others = [r for other, parts in drawn.items() if other != region for r in parts]
            x, y = middle(drawn[region], others)
            lines.append(f'  - id: "{region}"')
            lines.append(f'    number: "{x},{y}"')
            lines.append("    outlines:")
            for ring in sorted(drawn[region], key=area, reverse=True):
                lines.append('      - "' + " ".join(f"{x},{y}" for x, y in ring) + '"')
        folder = content / programme
        folder.mkdir(exist_ok=True)
        (folder / "map.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
