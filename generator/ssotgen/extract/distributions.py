"""Distributions: what to install for a module that is imported, as far as its name tells."""

from __future__ import annotations

import re

_NAMESPACES = frozenset(
    {
        "azure",
        "azure.ai",
        "azure.data",
        "azure.keyvault",
        "azure.mgmt",
        "azure.search",
        "azure.storage",
        "backports",
        "databricks",
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
    "Bio": "biopython",
    "Crypto": "pycryptodome",
    "Cryptodome": "pycryptodomex",
    "Levenshtein": "python-Levenshtein",
    "MySQLdb": "mysqlclient",
    "OpenGL": "PyOpenGL",
    "OpenSSL": "pyOpenSSL",
    "PIL": "Pillow",
    "absl": "absl-py",
    "attr": "attrs",
    "bs4": "beautifulsoup4",
    "bson": "pymongo",
    "cv2": "opencv-python",
    "dateutil": "python-dateutil",
    "discord": "discord.py",
    "dns": "dnspython",
    "docx": "python-docx",
    "dotenv": "python-dotenv",
    "faiss": "faiss-cpu",
    "fitz": "PyMuPDF",
    "gi": "PyGObject",
    "git": "GitPython",
    "google.protobuf": "protobuf",
    "grpc": "grpcio",
    "gridfs": "pymongo",
    "hydra": "hydra-core",
    "imblearn": "imbalanced-learn",
    "jose": "python-jose",
    "jwt": "PyJWT",
    "kafka": "kafka-python",
    "ldap": "python-ldap",
    "magic": "python-magic",
    "mpl_toolkits": "matplotlib",
    "nacl": "PyNaCl",
    "osgeo": "GDAL",
    "pkg_resources": "setuptools",
    "psycopg2": "psycopg2-binary",
    "rest_framework": "djangorestframework",
    "serial": "pyserial",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "skopt": "scikit-optimize",
    "sksparse": "scikit-sparse",
    "slugify": "python-slugify",
    "snappy": "python-snappy",
    "socks": "PySocks",
    "umap": "umap-learn",
    "usb": "pyusb",
    "win32api": "pywin32",
    "win32con": "pywin32",
    "wx": "wxPython",
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
