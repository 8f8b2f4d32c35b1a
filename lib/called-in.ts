import './node-version';

// npm runs scripts in the root of the project. The paths that you give them start from where you are.
process.chdir(process.env.INIT_CWD ?? '.');
