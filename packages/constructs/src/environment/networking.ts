import { z } from 'zod';
import { cidr, hostname, logRetentionDays, slug } from './formats';

/** AWS services that a gateway endpoint can reach; they cost nothing. */
export const gatewayServices = ['s3', 'dynamodb'] as const;

/** AWS services that the platform reaches through an interface endpoint, by their endpoint names. */
export const interfaceServices = ['ecr.api', 'ecr.dkr', 'sts', 'logs', 'secretsmanager'] as const;

const vpcSchema = z.strictObject({
  /** The environment's own /16 network; every subnet is cut from it. */
  cidr,
  /** Adds an IPv6 network to the VPC and to every subnet. @default false */
  ipv6: z.boolean().default(false),
  /** `single` shares one NAT gateway; `per-zone` survives the loss of a zone. @default per-zone */
  natGateways: z.enum(['single', 'per-zone']).default('per-zone'),
  /** @default s3 and dynamodb */
  gatewayEndpoints: z.array(z.enum(gatewayServices)).default([...gatewayServices]),
  /** @default ecr.api, ecr.dkr, sts, logs and secretsmanager */
  interfaceEndpoints: z.array(z.enum(interfaceServices)).default([...interfaceServices]),
  flowLogs: z
    .strictObject({
      /** @default true */
      enabled: z.boolean().default(true),
      /** @default 365 */
      retentionDays: logRetentionDays.default(365),
    })
    .prefault({}),
});

const loadBalancerSchema = z.strictObject({
  name: slug,
  /** Path that must answer 200 for a target to take traffic. @default /health */
  healthCheckPath: z.string().startsWith('/', 'a path that starts with "/"').default('/health'),
});

const dnsSchema = z.strictObject({
  /** The public domain. */
  domain: hostname,
  /** The API's public name, within the domain. */
  apiHostname: hostname,
  /** `create` makes the public zone; `existing` uses the one that the account has. @default create */
  publicZone: z.enum(['create', 'existing']).default('create'),
});

/** What connects. */
export const networkingSchema = z.strictObject({
  loadBalancers: z
    .array(loadBalancerSchema)
    .min(1)
    .prefault([{ name: 'api' }]),
  vpc: vpcSchema,
  dns: dnsSchema,
});

export type Networking = z.output<typeof networkingSchema>;
export type GatewayService = (typeof gatewayServices)[number];
export type InterfaceService = (typeof interfaceServices)[number];
