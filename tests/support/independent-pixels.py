"""Decodes DICOM files with pydicom and gdcm, for comparison with the software's own decoder.

usage: independent-pixels.py OUT FILE...
Writes OUT/<index>.raw, each the interleaved samples of every frame as little-endian 64-bit floats, and prints one line
of JSON a file: {"file", "shape"} or {"file", "error"}. Luma and chroma are turned into red, green and blue.
"""

import json
import os
import sys
import warnings

warnings.filterwarnings("ignore")

import numpy
import pydicom
from pydicom.pixel_data_handlers.util import convert_color_space


def pixels(path):
    data = pydicom.dcmread(path, force=True)
    if not hasattr(data.file_meta, "TransferSyntaxUID"):
        data.file_meta.TransferSyntaxUID = pydicom.uid.ImplicitVRLittleEndian
    values = data.pixel_array
    if data.PhotometricInterpretation.startswith("YBR_FULL"):
        values = convert_color_space(values, data.PhotometricInterpretation, "RGB", per_frame=True)
    return values


out, *files = sys.argv[1:]
for index, path in enumerate(files):
    try:
        values = pixels(path)
        values.astype("<f8").tofile(os.path.join(out, f"{index}.raw"))
        print(json.dumps({"file": path, "shape": values.shape}))
    except Exception as error:
        print(json.dumps({"file": path, "error": f"{type(error).__name__}: {error}"[:200]}))
