/** The EKS add-ons of the platform, by the names that EKS gives them. */
export type AddonName =
  | 'vpc-cni'
  | 'kube-proxy'
  | 'eks-pod-identity-agent'
  | 'coredns'
  | 'aws-ebs-csi-driver'
  | 'metrics-server'
  | 'amazon-cloudwatch-observability';

/** Add-ons that serve every Kubernetes version with one build. */
const commonAddons = {
  'vpc-cni': 'v1.22.4-eksbuild.3',
  'eks-pod-identity-agent': 'v1.3.10-eksbuild.3',
  'aws-ebs-csi-driver': 'v1.66.0-eksbuild.1',
  'metrics-server': 'v0.9.0-eksbuild.11',
  'amazon-cloudwatch-observability': 'v6.7.0-eksbuild.1',
} as const;

/**
 * The add-ons of each Kubernetes version. EKS tells what it offers only to a
 * caller with an account: `aws eks describe-addon-versions --kubernetes-version <version>`.
 * Source: the EKS user guide's tables for vpc-cni, coredns and kube-proxy (read on 2026-08-20),
 * which name the same versions with older builds; builds, and the other add-ons, from a public
 * report of a cluster that was taken through 1.34, 1.35 and 1.36 on 2026-09-24. Not confirmed by
 * that report: coredns for 1.34 and eks-pod-identity-agent, which are the newest builds seen in
 * use on clusters of these versions. Newer builds of some exist.
 */
const addons = {
  '1.34': { ...commonAddons, 'kube-proxy': 'v1.34.6-eksbuild.29', coredns: 'v1.12.4-eksbuild.29' },
  '1.35': { ...commonAddons, 'kube-proxy': 'v1.35.3-eksbuild.29', coredns: 'v1.13.2-eksbuild.31' },
  '1.36': { ...commonAddons, 'kube-proxy': 'v1.36.0-eksbuild.25', coredns: 'v1.14.3-eksbuild.23' },
} as const satisfies Record<string, Record<AddonName, string>>;

/**
 * The one table of pins: every version that the platform chooses, with its
 * source and the day its support ends. To upgrade is to edit this file.
 */
export const pins = {
  terraform: {
    /** `terraform.applying` and the S3 lock file exist since 1.10. Source: Terraform's changelog, v1.10.0. */
    required: '>= 1.10.0, < 2.0.0',
  },

  kubernetes: {
    default: '1.36',
    /** End of standard support of each EKS version. Source: Amazon EKS user guide, "Kubernetes versions". */
    versions: {
      '1.34': { supportEnds: '2026-12-02', addons: addons['1.34'] },
      '1.35': { supportEnds: '2027-03-27', addons: addons['1.35'] },
      '1.36': { supportEnds: '2027-08-02', addons: addons['1.36'] },
    },
  },

  postgres: {
    default: '17.10',
    /** End of standard support of each major on RDS. Source: RDS for PostgreSQL release calendar. */
    majors: {
      '11': { supportEnds: '2024-02-29' },
      '12': { supportEnds: '2025-02-28' },
      '13': { supportEnds: '2026-02-28' },
      '14': { supportEnds: '2027-02-28' },
      '15': { supportEnds: '2028-02-29' },
      '16': { supportEnds: '2029-02-28' },
      '17': { supportEnds: '2030-02-28' },
      '18': { supportEnds: '2031-02-28' },
    },
    /** Minors that RDS withdrew before their major ended: the first that is left of each major. Source: RDS notice of 2026-05-31. */
    oldestMinors: { '14': 18, '15': 13, '16': 9, '17': 5 },
    /** The authority of the server's certificate; ends 2061-05. Source: RDS user guide, "Using SSL/TLS to encrypt a connection". */
    certificateAuthority: 'rds-ca-rsa2048-g1',
  },

  valkey: {
    default: '8.2',
    /** Versions that ElastiCache offers. Source: ElastiCache user guide, "Supported engines and versions". */
    versions: ['7.2', '8.0', '8.1', '8.2', '9.0', '9.1'],
    /** The parameter group of each major. Source: ElastiCache user guide, "Valkey and Redis OSS parameters". */
    parameterGroups: { '7': 'default.valkey7', '8': 'default.valkey8', '9': 'default.valkey9' },
  },

  redis: {
    /** ElastiCache's versions of Redis OSS; no later one will follow. Source as for Valkey. */
    versions: {
      '5.0': { supportEnds: '2026-01-31' },
      '6.2': { supportEnds: '2027-01-31' },
      '7.0': { supportEnds: undefined },
      '7.1': { supportEnds: undefined },
    },
    /** The parameter group of each major. Source as for Valkey. */
    parameterGroups: { '6': 'default.redis6.x', '7': 'default.redis7' },
  },

  providers: {
    /** What `@cdktf/provider-random` is built for. Source: its package.json; checksums in packages/layers/providers.lock.hcl. */
    random: '3.7.2',
  },

  edge: {
    /** TLS 1.2 and 1.3 with forward secrecy and authenticated encryption only. Source: ELB user guide, "Security policies for your Application Load Balancer". */
    loadBalancerTlsPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
    /** The least that viewers must speak. Source: CloudFront developer guide, "Supported protocols and ciphers between viewers and CloudFront". */
    viewerTlsPolicy: 'TLSv1.2_2021',
    /** AWS's own cache policy `CachingDisabled`. Source: CloudFront developer guide, "Use managed cache policies". */
    cachingDisabledPolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
    /**
     * AWS's list of the addresses from which CloudFront calls origins, in each region: its id
     * never changes. Source: VPC user guide, "AWS-managed prefix lists"; ids from
     * `aws ec2 describe-managed-prefix-lists` with the name com.amazonaws.global.cloudfront.origin-facing.
     */
    cloudFrontPrefixLists: {
      'us-east-1': 'pl-3b927c52',
      'us-east-2': 'pl-b6a144df',
      'us-west-1': 'pl-4ea04527',
      'us-west-2': 'pl-82a045eb',
      'ca-central-1': 'pl-38a64351',
      'eu-central-1': 'pl-a3a144ca',
      'eu-north-1': 'pl-fab65393',
      'eu-west-1': 'pl-4fa04526',
      'eu-west-2': 'pl-93a247fa',
      'eu-west-3': 'pl-75b1541c',
    },
  },
} as const;
