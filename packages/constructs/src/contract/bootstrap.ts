import { defineContract, list, string } from './contract';
import { arn, name } from './formats';

/** What the bootstrap promises: where states and images are kept, and who may plan and apply from GitHub. */
export const bootstrap = defineContract('bootstrap', 1, {
  stateBucketNames: list({
    description: 'State bucket of the account and region; none where no environment keeps its states in S3.',
    format: name,
    example: ['diet-game-state-111122223333-us-east-1'],
  }),
  stateKeyArns: list({
    description: 'KMS key that encrypts the state bucket.',
    format: arn('kms'),
    example: ['arn:aws:kms:us-east-1:111122223333:key/11112222-3333-4444-5555-666677778888'],
  }),
  apiRepositoryUrl: string({
    description: "Where the region's images of the API are pulled from.",
    format: name,
    example: '111122223333.dkr.ecr.us-east-1.amazonaws.com/diet-game/api',
  }),
  apiRepositoryArn: string({
    description: "Repository of the API's images in the region.",
    format: arn('ecr'),
    example: 'arn:aws:ecr:us-east-1:111122223333:repository/diet-game/api',
  }),
  planRoleArns: list({
    description:
      "Roles by which GitHub's workflows plan, one for each environment that the bootstrap serves.",
    format: arn('iam'),
    example: ['arn:aws:iam::111122223333:role/diet-game-production-plan'],
  }),
  applyRoleArns: list({
    description:
      "Roles by which GitHub's workflows apply, one for each environment that the bootstrap serves.",
    format: arn('iam'),
    example: ['arn:aws:iam::111122223333:role/diet-game-production-apply'],
  }),
});
