import { z } from 'zod';
import { pins } from '../versions';
import { cidr, count, slug } from './formats';

const kubernetesVersions = Object.keys(pins.kubernetes.versions) as (keyof typeof pins.kubernetes.versions)[];

/** A processor architecture, in the words of Kubernetes (`kubernetes.io/arch`). */
const architecture = z.enum(['arm64', 'amd64']);

/** A group of EKS nodes that scale together. */
const nodeGroupSchema = z.strictObject({
  /** The group's name, unique in the cluster. EKS adds an ending of its own, for which it must leave room. */
  name: slug.max(36),
  /** EC2 instance types, the preferred first. All must have the group's architecture. */
  instanceTypes: z.array(z.string()).min(1),
  /** Architecture of the instances and of the machine image. @default arm64 */
  architecture: architecture.default('arm64'),
  /** How capacity is bought. @default on-demand */
  capacity: z.enum(['on-demand', 'spot']).default('on-demand'),
  /** Fewest nodes. */
  minimum: count(0, 500),
  /** Most nodes. */
  maximum: count(1, 500),
  /** Root volume, in GiB. @default 50 */
  diskGiB: count(20, 1000).default(50),
  /** Kubernetes labels. @default none */
  labels: z.record(z.string(), z.string()).default({}),
  /** Kubernetes taints. @default none */
  taints: z
    .array(
      z.strictObject({
        key: z.string(),
        value: z.string(),
        effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
      }),
    )
    .default([]),
});

/** The API's Deployment and its autoscaler. */
const apiSchema = z.strictObject({
  /** Fewest replicas. @default 3 */
  minimumReplicas: count(1, 100).default(3),
  /** Most replicas. @default 10 */
  maximumReplicas: count(1, 100).default(10),
  /** CPU utilisation, in percent of the request, that adds replicas. @default 70 */
  targetCpuPercent: count(10, 95).default(70),
  /** Memory utilisation, in percent of the request, that adds replicas. @default 80 */
  targetMemoryPercent: count(10, 95).default(80),
});

/** Optional parts of the in-cluster platform. */
const platformSchema = z.strictObject({
  /** Argo CD, limited to the application's namespace. @default true */
  argoCd: z.boolean().default(true),
  /** HashiCorp Vault, highly available and unsealed by KMS. @default false */
  vault: z.boolean().default(false),
  /** Elasticsearch, Kibana and log shipping. @default true */
  logging: z.boolean().default(true),
});

const containersSchema = z.strictObject({
  /** Name of the EKS cluster. */
  clusterName: slug,
  /** Kubernetes minor version. @default the pinned EKS version */
  kubernetesVersion: z.enum(kubernetesVersions).default(pins.kubernetes.default),
  /** Lets AWS, or you, move the cluster's traffic away from a zone that is impaired. It costs nothing. @default true */
  zonalShift: z.boolean().default(true),
  /** Networks that may reach the public API endpoint; none keeps the endpoint private. @default none */
  publicEndpointCidrs: z.array(cidr).default([]),
  /** Most pods a node runs; every pod takes an address of the private subnets. @default 110 */
  maximumPodsPerNode: count(8, 250).default(110),
  nodeGroups: z.array(nodeGroupSchema).min(1),
  api: apiSchema.prefault({}),
  platform: platformSchema.prefault({}),
});

/** What runs code. */
export const computeSchema = z.strictObject({
  containers: containersSchema,
  /** Lambda functions. The platform has none today. @default none */
  serverless: z
    .strictObject({ functions: z.array(z.never('nothing: the platform has none')).default([]) })
    .prefault({}),
  /** Stand-alone EC2 instances. The platform has none today; nodes belong to `containers`. @default none */
  virtualMachines: z
    .strictObject({ instances: z.array(z.never('nothing: the platform has none')).default([]) })
    .prefault({}),
});

export type Compute = z.output<typeof computeSchema>;
export type NodeGroup = z.output<typeof nodeGroupSchema>;
