/**
 * The processor architecture of an EC2 instance type, read from its name: a `g`
 * among the letters after the generation stands for AWS Graviton, and `a1` was
 * the first of them. Source: EC2 user guide, "Instance type naming conventions".
 */
export function architectureOf(instanceType: string): 'arm64' | 'amd64' {
  return /^(a1\.|[a-z]+\d+[a-z]*g)/.test(instanceType) ? 'arm64' : 'amd64';
}
