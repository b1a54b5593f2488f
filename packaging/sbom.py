"""Software bill of materials, CycloneDX 1.4 JSON on standard output, of the programs in a build folder.

usage: sbom.py BUILD. Names every Debian package whose libraries the programs are linked with, directly or
not (ldd, dpkg -S), with version, source and licence file. The same input gives the same bytes: the time is
SOURCE_DATE_EPOCH, without it none is told.
"""
import datetime
import json
import os
import re
import subprocess
import sys
import uuid

PROGRAMS = ("foyer", "foyerctl", "foyer-sandbox")


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def libraries(program):
    """Real paths of what the loader would map."""
    found = re.findall(r"(?:=> |^\t)(/\S+) \(0x", output("ldd", program), re.MULTILINE)
    return {os.path.realpath(path) for path in found}


def package_of(library):
    """dpkg knows a file by the path it was packed with, which may lack the /usr of merged folders."""
    for path in (library, library.replace("/usr/lib/", "/lib/", 1)):
        done = subprocess.run(["dpkg", "-S", path], capture_output=True, text=True)
        if done.returncode == 0:
            return done.stdout.split(": ")[0].split(",")[0]
    raise SystemExit("sbom: no package has " + library)


def component(package):
    name, version, arch, source, source_version = output(
        "dpkg-query", "-W", "-f",
        "${Package}\t${Version}\t${Architecture}\t${source:Package}\t${source:Version}",
        package).split("\t")
    purl = "pkg:deb/debian/%s@%s?arch=%s" % (name, version.replace("+", "%2B"), arch)
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl,
            "properties": [{"name": "debian:source", "value": source},
                           {"name": "debian:source-version", "value": source_version},
                           {"name": "debian:licence-file",
                            "value": "/usr/share/doc/%s/copyright" % name}]}


def version_of_foyer():
    for folder in ("debian", "packaging/debian"):
        if os.path.exists(os.path.join(folder, "changelog")):
            with open(os.path.join(folder, "changelog")) as file:
                return re.match(r"\S+ \((\S+)\)", file.readline()).group(1)
    raise SystemExit("sbom: no changelog")


def bill(build):
    found = set()
    for program in PROGRAMS:
        found |= libraries(os.path.join(build, program))
    parts = [component(package) for package in sorted({package_of(path) for path in found})]
    version = version_of_foyer()
    main = {"type": "application", "bom-ref": "foyer", "name": "foyer", "version": version,
            "licenses": [{"license": {"id": "MIT"}}]}
    metadata = {"component": main}
    if "SOURCE_DATE_EPOCH" in os.environ:
        when = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]),
                                               datetime.timezone.utc)
        metadata["timestamp"] = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([main, parts], sort_keys=True))
    return {"bomFormat": "CycloneDX", "specVersion": "1.4", "serialNumber": "urn:uuid:%s" % serial,
            "version": 1, "metadata": metadata, "components": parts,
            "dependencies": [{"ref": "foyer", "dependsOn": [part["bom-ref"] for part in parts]}]}


if __name__ == "__main__":
    json.dump(bill(sys.argv[1]), sys.stdout, indent=1, sort_keys=True)
    print()
