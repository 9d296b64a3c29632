/** The id of an EC2 object: `vpc-0a1b2c3d`. */
export const ec2Id = (prefix: string) => new RegExp(`^${prefix}-[0-9a-f]{8,17}$`);

/** An ARN of one service. */
export const arn = (service: string) => new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]*:(\\d{12})?:.+$`);

export const cidr = /^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/;

export const ipAddress = /^\d{1,3}(\.\d{1,3}){3}$/;

export const availabilityZone = /^[a-z]{2}(-[a-z]+)+-\d[a-z]$/;

export const hostname = /^([a-z0-9_]([a-z0-9-]*[a-z0-9])?\.)+[a-z]+$/;

/** A name within a service: letters, digits, dots, underscores, slashes and hyphens. */
export const name = /^[\w./-]+$/;

export const hostedZoneId = /^Z[0-9A-Z]+$/;

export const url = /^https?:\/\/[\w.:/-]+$/;

/** A URL without its scheme. */
export const urlPath = /^[\w.:-]+(\/[\w.-]+)+$/;

export const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

export const kubernetesVersion = /^1\.\d{2}$/;
