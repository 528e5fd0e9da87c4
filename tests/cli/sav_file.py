# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Small files of SPSS as other programs write them, after the chapter “System File Format” of PSPP's manual: not packed,
# with user-missing values, labels, dates and any encoding. Not a test itself.
import struct

NUMBER, EDATE, DATETIME = 5, 38, 22
SYSTEM_MISSING = struct.unpack("<d", b"\xff\xff\xff\xff\xff\xff\xef\xff")[0]


class Variable:
    """A variable: a number, or words of `width` bytes, at most 255."""

    def __init__(self, name, width=0, form=NUMBER, label=None, missing=(), reach=None, labels=None):
        self.name, self.width, self.form, self.label = name, width, form, label
        self.missing, self.reach, self.labels = missing, reach, labels or {}


def pad(data, size, fill=b" "):
    return data + fill * (-len(data) % size)


CODE_PAGES = {"utf-8": 65001, "windows-1252": 1252, "windows-1253": 1253, "windows-1257": 1257, "iso-8859-2": 28592}


def make_sav(variables, rows, encoding="utf-8", says_encoding=True):
    out = [b"$FL2" + b"@(#) SPSS DATA FILE - test".ljust(60)
           + struct.pack("<iiiiid", 2, -1, 0, 0, len(rows), 100.0)
           + b"01 Jan 1412:00:00" + b" " * 64 + b"\0" * 3]
    places, place = [], 1
    for variable in variables:
        places.append(place)
        form = (1 if variable.width else variable.form) << 16 | max(variable.width, 10) << 8
        n_missing = -2 if variable.reach else len(variable.missing)
        out.append(struct.pack("<iiiiii", 2, variable.width, int(bool(variable.label)), n_missing, form, form)
                   + variable.name.encode("ascii").ljust(8))
        if variable.label:
            label = variable.label.encode(encoding)
            out.append(struct.pack("<i", len(label)) + pad(label, 4))
        out.append(b"".join(struct.pack("<d", value) for value in variable.reach or variable.missing))
        pieces = max((variable.width + 7) // 8, 1)
        out.append((struct.pack("<iiiiii", 2, -1, 0, 0, form, form) + b" " * 8) * (pieces - 1))
        place += pieces
    for variable, place in zip(variables, places):
        if not variable.labels:
            continue
        out.append(struct.pack("<ii", 3, len(variable.labels)))
        for value, label in variable.labels.items():
            data = label.encode(encoding)
            out.append((struct.pack("<d", value) if isinstance(value, (int, float)) else value.encode("ascii").ljust(8))
                       + pad(bytes([len(data)]) + data, 8))
        out.append(struct.pack("<iii", 4, 1, place))
    if says_encoding:
        name = encoding.encode("ascii")
        out.append(struct.pack("<iiii8i", 7, 3, 4, 8, 20, 0, 0, -1, 1, 1, 2, CODE_PAGES[encoding]))
        out.append(struct.pack("<iiii", 7, 20, 1, len(name)) + name)
    out.append(struct.pack("<ii", 999, 0))
    for row in rows:
        for variable, value in zip(variables, row):
            if variable.width:
                data = (value or "").encode(encoding)
                out.append(data.ljust((variable.width + 7) // 8 * 8))
            else:
                out.append(struct.pack("<d", SYSTEM_MISSING if value is None else value))
    return b"".join(out)
