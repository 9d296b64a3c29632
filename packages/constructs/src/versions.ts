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
      '1.34': { supportEnds: '2026-12-02' },
      '1.35': { supportEnds: '2027-03-27' },
      '1.36': { supportEnds: '2027-08-02' },
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
} as const;
