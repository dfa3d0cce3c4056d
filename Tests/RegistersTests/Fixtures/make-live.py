#!/usr/bin/env python3
"""Writes live.csv: invented schools in exactly the form of the live Flemish register.

Byte-order mark, `;`, rows that end in a bare CR, quoted fields with doubled quotes, True/False.
The same on every run: no chance, only arithmetic. Prints the counts that the tests expect.

    python3 make-live.py
"""
import pathlib

COLUMNS = """schoolnummer; intern_vplnummer; net; naam; hoofdzetel; adres; straat; huisnummer; busnummer; postcode;
gemeente; niscode; provinciecode; provincie; VWO-vestigingsplaatscode; crab-code; crab-huisnr; lx; ly; kbo-nummer;
telefoon; fax; e-mail; website; beheerder(s); soort instelling; onderwijsniveau; instellingstype; begindatum;
einddatum; status erkenning; clb; bestuur; scholengemeenschap; taalstelsel; ingerichte hoofdstructuren"""
COLUMNS = [column.strip() for column in COLUMNS.replace("\n", " ").split(";")]

NETS = ["Gemeenschapsonderwijs", "Officieel gesubsidieerd onderwijs", "Vrij gesubsidieerd onderwijs", "Andere"]
PLACES = [  # postcode, place, NIS code, province code, province
    ("2018", "Antwerpen", "11002", "10000", "Antwerpen"), ("2800", "Mechelen", "12025", "10000", "Antwerpen"),
    ("9000", "Gent", "44021", "40000", "Oost-Vlaanderen"), ("9700", "Oudenaarde", "45035", "40000", "Oost-Vlaanderen"),
    ("8000", "Brugge", "31005", "30000", "West-Vlaanderen"), ("8500", "Kortrijk", "34022", "30000", "West-Vlaanderen"),
    ("3000", "Leuven", "24062", "20001", "Vlaams-Brabant"), ("1800", "Vilvoorde", "23088", "20001", "Vlaams-Brabant"),
    ("3500", "Hasselt", "71022", "70000", "Limburg"), ("1080", "Sint-Jans-Molenbeek", "21012", "4000", "Brussel"),
]
STREETS = ["Lindedreef", "Torenvalkstraat", "Molenbergweg", "Sint-Odradastraat", "Kapelleveld", "Zilverberkenlaan", "Oude Sluis"]
NAMES = ["De Waterjuffer", "Het Kompas", "Sint-Odrada", "De Zeven Torens", "Ter Wilgen", "De Regenboogvis", "'t Klavertje", "Groenendries", "De Ooievaar", "Vlindertuin", "Panta Rhei", "De Zonnewijzer"]
STRUCTURES = [  # main structures, kind of school, level
    ("111,211", "Basisschool", "Basisonderwijs"), ("211", "Lagere school", "Basisonderwijs"),
    ("311", "Atheneum", "Secundair onderwijs"), ("311,312", "Technisch instituut", "Secundair onderwijs"),
    ("121,221", "School voor buitengewoon basisonderwijs", "Basisonderwijs"),
    ("321", "School voor buitengewoon secundair onderwijs", "Secundair onderwijs"),
    ("316", "Academie", "Deeltijds kunstonderwijs"), ("111", "Kleuterschool", "Basisonderwijs"),
]


def row(index, site, **changed):
    postcode, place, nis, code, province = PLACES[(index + site) % len(PLACES)]
    structures, kind, level = STRUCTURES[index % len(STRUCTURES)]
    street, number = STREETS[(index * 3 + site) % len(STREETS)], str(index + 1 + site * 7)
    values = {
        # One in ten has lost its zeros, as happens in a spreadsheet.
        "schoolnummer": str(3001 + index * 37) if index % 10 == 9 else f"{3001 + index * 37:06d}",
        "intern_vplnummer": str(site + 1), "net": NETS[index % 4] if index % 4 < 3 or index % 16 == 3 else NETS[2],
        "naam": f"{kind} {NAMES[index % len(NAMES)]}" + (f" - {place}" if site else ""),
        "hoofdzetel": str(site == 0), "straat": street, "huisnummer": number, "busnummer": "",
        "postcode": postcode, "gemeente": place, "niscode": nis, "provinciecode": code, "provincie": province,
        "VWO-vestigingsplaatscode": f"{index + 1:05d}{site + 1}", "crab-code": str(70000 + index), "crab-huisnr": number,
        "lx": f"{150000 + index * 11},5", "ly": f"{190000 + index * 7},25", "kbo-nummer": f"0999{index:06d}",
        "telefoon": f"099 55 {index // 100:02d} {index % 100:02d}", "fax": "",
        "e-mail": f"info@school{index + 1}.example" if index % 5 else "",
        "website": f"www.school{index + 1}.example" if index % 3 else f"https://school{index + 1}.example/",
        "beheerder(s)": f"Directeur Verzonnen {index + 1}", "soort instelling": "Onderwijsinstelling",
        "onderwijsniveau": level, "instellingstype": kind, "begindatum": f"01/09/{1950 + index % 60}", "einddatum": "",
        "status erkenning": "E", "clb": f"{114000 + index % 9}", "bestuur": f"{900000 + index % 13}",
        "scholengemeenschap": str(121000 + index % 8) if index % 4 else "0", "taalstelsel": "Nederlandstalig",
        "ingerichte hoofdstructuren": structures,
    }
    values.update({name.replace("_", "-") if name == "e_mail" else name: value for name, value in changed.items()})
    values["adres"] = f"{values['straat']} {values['huisnummer']}, {values['postcode']} {values['gemeente']}"
    return [values[column] for column in COLUMNS]


def rows():
    for index in range(90):
        yield row(index, 0, **SPECIAL.get(index, {}))
        for site in range(1, 1 + index % 3):  # none, one or two further sites
            yield row(index, site)
        if index == 8:  # its second site offers secondary education: a school with two levels
            yield row(index, 3, **{"ingerichte hoofdstructuren": "311", "hoofdzetel": "False"})


SPECIAL = {
    2: {"naam": 'Atheneum "De Wijze Uil"'},
    4: {"e_mail": "geen; secretariaat@school5.example, directie@school5.example"},
    6: {"naam": "Académie Sint-Cæcilia 's-Gravenbrücke", "gemeente": "Liège-aan-Zee"},
    7: {"naam": "<b>Kleuterschool</b> De Bij & Co"},
    9: {"website": " ", "busnummer": "2"},
    10: {"hoofdzetel": "False"},  # without a head office: the first row counts
    11: {"naam": "Technisch instituut\nDe Twee Regels"},
    12: {"schoolnummer": ""},  # can't be used; nor can its number be guessed
    15: {"einddatum": "31/08/2021"},
    18: {"website": "ftp://school19.example/"},
}


def field(value):
    quoted = value.replace('"', '""')
    return f'"{quoted}"'


def main():
    lines = [";".join(COLUMNS)] + [";".join(map(field, values)) for values in rows()]
    target = pathlib.Path(__file__).with_name("live.csv")
    target.write_bytes(b"\xef\xbb\xbf" + "".join(line + "\r" for line in lines).encode())
    print(f"{len(lines) - 1} rows")


if __name__ == "__main__":
    main()
