"""Distributions: what to install for a module that is imported, as far as its name tells."""

from __future__ import annotations

import re

_NAMESPACES = frozenset(
    {
        "azure",
        "backports",
        "google",
        "google.cloud",
        "jaraco",
        "ruamel",
        "sphinxcontrib",
        "zope",
    }
)
"""Packages that several distributions put their modules into."""

_INSTALLED_AS = {
    "Crypto": "pycryptodome",
    "OpenSSL": "pyOpenSSL",
    "PIL": "Pillow",
    "attr": "attrs",
    "bs4": "beautifulsoup4",
    "cv2": "opencv-python",
    "dateutil": "python-dateutil",
    "docx": "python-docx",
    "dotenv": "python-dotenv",
    "fitz": "PyMuPDF",
    "git": "GitPython",
    "google.protobuf": "protobuf",
    "jose": "python-jose",
    "jwt": "PyJWT",
    "ldap": "python-ldap",
    "magic": "python-magic",
    "mpl_toolkits": "matplotlib",
    "nacl": "PyNaCl",
    "psycopg2": "psycopg2-binary",
    "serial": "pyserial",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "usb": "pyusb",
    "win32api": "pywin32",
    "yaml": "PyYAML",
    "zmq": "pyzmq",
}


def distribution_of(module: str) -> str:
    """Return the package that represents the distribution of a module: its outermost one, or the
    one below where many distributions share that."""
    parts = module.split(".")
    count = 1
    while count < len(parts) and ".".join(parts[:count]) in _NAMESPACES:
        count += 1
    return ".".join(parts[:count])


def install_name(package: str) -> str:
    """Return what `pip install` most likely takes for a package."""
    return _INSTALLED_AS.get(package, re.sub("[._]+", "-", package.strip("_") or package))
