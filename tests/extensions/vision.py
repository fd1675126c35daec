"""How colours look to colour-blind readers, and how different they look."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for
# Simulation of Color Vision Deficiency", table 1, severity 1.0: matrices for
# linear RGB.
VISIONS = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
# IEC 61966-2-1: linear sRGB to CIE XYZ, white point D65.
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)


def seen(rgb: Floats, vision: str) -> Floats:
    """Return what is seen of sRGB colours of shape (n, 3), in CIELAB."""
    linear = np.where(
        rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4
    )
    shown = (linear @ VISIONS[vision].T).clip(0, 1)
    return to_lab(shown @ TO_XYZ.T / TO_XYZ.sum(axis=1))


def to_lab(xyz: Floats) -> Floats:
    """Turn XYZ, relative to white, into CIELAB."""
    line = xyz / (3 * (6 / 29) ** 2) + 4 / 29
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), line)
    x, y, z = np.moveaxis(f, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def ciede2000(first: Floats, second: Floats) -> float:
    """Return the colour difference of two CIELAB colours, shape (3,).

    The formula is that of Sharma, Wu and Dalal (2005), "The CIEDE2000
    Color-Difference Formula", section 2, with k_L = k_C = k_H = 1.
    """
    (l1, a1, b1), (l2, a2, b2) = first, second
    mean_c = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    stretch = 1 + (1 - np.sqrt(mean_c**7 / (mean_c**7 + 25**7))) / 2
    c1, c2 = np.hypot(a1 * stretch, b1), np.hypot(a2 * stretch, b2)
    h1 = np.degrees(np.arctan2(b1, a1 * stretch)) % 360
    h2 = np.degrees(np.arctan2(b2, a2 * stretch)) % 360
    turn = (h2 - h1 + 180) % 360 - 180
    light, chroma, hue = (l1 + l2) / 2, (c1 + c2) / 2, h1 + turn / 2
    t = (
        1
        - 0.17 * np.cos(np.radians(hue - 30))
        + 0.24 * np.cos(np.radians(2 * hue))
        + 0.32 * np.cos(np.radians(3 * hue + 6))
        - 0.20 * np.cos(np.radians(4 * hue - 63))
    )
    away = (light - 50) ** 2
    dl = (l2 - l1) / (1 + 0.015 * away / np.sqrt(20 + away))
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))
    dh /= 1 + 0.015 * chroma * t
    theta = 30 * np.exp(-(((((hue - 275) % 360 + 180) % 360 - 180) / 25) ** 2))
    tail = 2 * np.sqrt(chroma**7 / (chroma**7 + 25**7))
    cross = -tail * np.sin(np.radians(2 * theta)) * dc * dh
    return float(np.sqrt(dl**2 + dc**2 + dh**2 + cross))
