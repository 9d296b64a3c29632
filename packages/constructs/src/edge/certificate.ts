import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

export interface CertificateProps {
  /** The names that the certificate is for, the first of them its subject. */
  readonly names: readonly string[];
  /** The hosted zone that the names are in. */
  readonly zoneId: string;
  /**
   * Names whose proof another environment keeps in the zone: it is the same for every certificate
   * of an account, so that two states would fight over one record. @default none
   */
  readonly provenElsewhere?: readonly string[];
  /** The region's provider. @default the environment's home region */
  readonly provider?: TerraformProvider;
}

/** A certificate of ACM, proven by DNS and renewed by itself. */
export class Certificate extends Construct {
  /** The certificate's ARN, once it is issued. */
  readonly arn: string;

  constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, id);
    const { names, zoneId, provenElsewhere = [], provider } = props;
    const [domainName, ...alternatives] = names;

    const certificate = new AcmCertificate(this, 'acm_certificate', {
      domainName,
      ...(alternatives.length > 0 && { subjectAlternativeNames: [...alternatives] }),
      validationMethod: 'DNS',
      lifecycle: { createBeforeDestroy: true },
      provider,
      tags: { Name: domainName as string },
    });
    const options = `${certificate.terraformResourceType}.${certificate.friendlyUniqueId}.domain_validation_options`;
    const proofs = names
      .filter((name) => !provenElsewhere.includes(name))
      .map((name, index) => {
        const proof = (attribute: string) =>
          `\${one([for option in ${options} : option.${attribute} if option.domain_name == "${name}"])}`;
        return new Route53Record(this, `proof_${index + 1}`, {
          zoneId,
          name: proof('resource_record_name'),
          type: proof('resource_record_type'),
          records: [proof('resource_record_value')],
          ttl: 300,
        });
      });
    this.arn = new AcmCertificateValidation(this, 'acm_certificate_validation', {
      certificateArn: certificate.arn,
      dependsOn: proofs,
      provider,
    }).certificateArn;
  }
}
