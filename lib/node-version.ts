// The first import of each command, for what it imports next may not even load in an older Node.
const { node } = process.versions;
const [major = 0, minor = 0] = node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node ${node} is too old: use one that "engines" in package.json allows, such as 24.`);
  process.exit(1);
}
