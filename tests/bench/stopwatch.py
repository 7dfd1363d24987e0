"""Runs a command and prints, as JSON, its seconds, those of processors, and the most memory of one of its processes.

It is a small program of its own, for on Linux a process begins with the memory peak of the one that starts it.
"""

import json
import os
import subprocess
import sys
import time

if __name__ == "__main__":
    start = time.perf_counter()
    with open(os.devnull, "wb") as nowhere, subprocess.Popen(sys.argv[1:], stdout=nowhere) as process:
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform != "darwin" else 1024  # ru_maxrss is in bytes there
    print(json.dumps({"seconds": seconds, "work": used.ru_utime + used.ru_stime, "kibibytes": used.ru_maxrss // unit}))
    sys.exit(process.returncode)
