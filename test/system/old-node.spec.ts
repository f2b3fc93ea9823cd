import { spawnSync } from 'node:child_process';
import { expect, it } from '@jest/globals';
import { program } from '../support/cli.js';

it('a Node that is too old for the driver of SQLite is refused in words', () => {
  // Stands for an older one: it says of itself what Node 20 says.
  const older = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.2'}})`;
  const { status, stderr, stdout } = spawnSync(process.execPath, ['--import', older, program, 'scores'], {
    encoding: 'utf8',
  });
  expect({ status, stderr, stdout }).toEqual({
    status: 5,
    stderr:
      'ledger: this is Node 20.20.2, and the ledger needs Node 22 or later; "npm run ledger --" takes the one that npm ci brought\n',
    stdout: '',
  });
});
