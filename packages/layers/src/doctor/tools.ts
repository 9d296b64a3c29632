import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { findPython, oldestPython } from '../python';
import { findTerraform, isOlder, oldestTerraform } from '../terraform/binary';
import type { Workspace } from '../workspace';
import { type Finding, look } from './check';

const packageSchema = z.object({ packageManager: z.string(), engines: z.object({ node: z.string() }) });

/** Looks for the programs that `layers` needs. */
export function checkTools(workspace: Workspace, variables: NodeJS.ProcessEnv): Promise<Finding[]> {
  const { packageManager, engines } = packageSchema.parse(
    JSON.parse(readFileSync(join(workspace.root, 'package.json'), 'utf8')),
  );
  const oldestNode = engines.node.replace('>=', '');
  return Promise.all([
    look('node', `Install Node ${oldestNode} or later from https://nodejs.org.`, async () => {
      if (isOlder(process.versions.node, oldestNode))
        throw new Error(`${process.versions.node} is older than ${oldestNode}.`);
      return process.versions.node;
    }),
    look('pnpm', `npm install --global ${packageManager}`, async () => {
      const { failed, stdout } = await execa('pnpm', ['--version'], { cwd: workspace.root, reject: false });
      if (failed) throw new Error('not on the search path; `npx pnpm` serves as well');
      return stdout;
    }),
    look(
      'terraform',
      `Install Terraform ${oldestTerraform} or later from https://developer.hashicorp.com/terraform/install, or name it in TERRAFORM_BINARY_NAME.`,
      async () => {
        const { version, platform } = await findTerraform(variables);
        return `${version} for ${platform}`;
      },
    ),
    look(
      'python',
      `Install Python ${oldestPython} or later; on Debian or Ubuntu: apt install python3 python3-venv`,
      async () => {
        const { version } = await findPython();
        return version;
      },
    ),
  ]);
}
