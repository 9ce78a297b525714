"""primesieve by its library, on one thread.

python3 primesieve.py FOLDER count N    the seconds that it takes to count the primes up to N
python3 primesieve.py FOLDER version

FOLDER has the wheel of passagemath-primesieve-primecount.
"""

import ctypes
import glob
import sys
import time


def load(folder):
    [path] = glob.glob(f"{folder}/*.libs/libprimesieve*")
    return ctypes.CDLL(path)


def version(library):
    library.primesieve_version.restype = ctypes.c_char_p
    return "primesieve " + library.primesieve_version().decode()


def count(library, limit):
    library.primesieve_set_num_threads(1)
    started = time.perf_counter()
    library.primesieve_count_primes(ctypes.c_uint64(0), ctypes.c_uint64(int(limit)))
    return time.perf_counter() - started


folder, what, *arguments = sys.argv[1:]
print({"version": version, "count": count}[what](load(folder), *arguments))
