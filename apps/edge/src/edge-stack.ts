import type { ContractValues } from '@diet-game/constructs/contract/contract';
import { edge } from '@diet-game/constructs/contract/edge';
import { network } from '@diet-game/constructs/contract/network';
import { ApiTargetGroup } from '@diet-game/constructs/edge/api-target-group';
import { CachePolicies } from '@diet-game/constructs/edge/cache-policies';
import { Certificate } from '@diet-game/constructs/edge/certificate';
import { Distribution } from '@diet-game/constructs/edge/distribution';
import { DistributionLogs } from '@diet-game/constructs/edge/distribution-logs';
import { DnsRecords } from '@diet-game/constructs/edge/dns-records';
import { EdgeAlarms } from '@diet-game/constructs/edge/edge-alarms';
import { edgeGraphs } from '@diet-game/constructs/edge/edge-graphs';
import { globalMetrics, regionalMetrics } from '@diet-game/constructs/edge/edge-metrics';
import { HealthCheck } from '@diet-game/constructs/edge/health-check';
import {
  cloudFrontRegion,
  isStandby,
  originHostname,
  publicHostname,
  serviceOriginHostname,
} from '@diet-game/constructs/edge/hostnames';
import { LoadBalancer } from '@diet-game/constructs/edge/load-balancer';
import { LoadBalancerSecurityGroup } from '@diet-game/constructs/edge/load-balancer-security-group';
import { LogBucket } from '@diet-game/constructs/edge/log-bucket';
import { loadBalancerLogDelivery, vendedLogDelivery } from '@diet-game/constructs/edge/log-delivery';
import { OriginGate } from '@diet-game/constructs/edge/origin-gate';
import { OriginKeySecrets } from '@diet-game/constructs/edge/origin-key-secrets';
import { OriginKeySender } from '@diet-game/constructs/edge/origin-key-sender';
import { PublicZone } from '@diet-game/constructs/edge/public-zone';
import { SecurityHeaders } from '@diet-game/constructs/edge/security-headers';
import { WebAcl } from '@diet-game/constructs/edge/web-acl';
import { WebAclLogs } from '@diet-game/constructs/edge/web-acl-logs';
import { cloudWatchLogsStatement, EncryptionKey } from '@diet-game/constructs/encryption/encryption-key';
import { homeRegion, resourceName } from '@diet-game/constructs/environment/names';
import type { LayerContext } from '@diet-game/constructs/layer/layer-context';
import { LayerStack } from '@diet-game/constructs/layer/layer-stack';
import { AlarmTopic, alarmsStatement } from '@diet-game/constructs/observability/alarm-topic';
import { Dashboard } from '@diet-game/constructs/observability/dashboard';
import type { Construct } from 'constructs';

/**
 * Where users' requests arrive. What belongs to CloudFront is in its region and named
 * `cdn`, the rest is in the environment's own.
 */
export class EdgeStack extends LayerStack {
  readonly #cdnProvider: Provider;

  constructor(scope: Construct, context: LayerContext) {
    super(scope, 'edge', context);
    const { environment } = context;
    const upstream = this.consume(network);
    this.#cdnProvider = this.providerIn(cloudFrontRegion);

    const zone = new PublicZone(this, 'public', { environment });
    const key = this.#key('edge', homeRegion(environment));
    const cdnKey = this.#key('cdn', cloudFrontRegion, this.#cdnProvider);

    const entrance = this.#buildEntrance(upstream, zone, key);
    const cdn = this.#buildCdn(zone, cdnKey, entrance);
    const { loadBalancer, targetGroup } = entrance;
    const { distribution } = cdn;
    new DnsRecords(this, 'dns', { environment, zoneId: zone.zoneId, distribution, loadBalancer });
    const topic = this.#watch(entrance, cdn, key, cdnKey);

    this.publish(edge, {
      publicZoneId: zone.zoneId,
      publicZoneName: zone.domain,
      apiHostname: publicHostname(environment),
      apiTargetGroupArn: targetGroup.arn,
      loadBalancerArn: loadBalancer.arn,
      loadBalancerDnsName: loadBalancer.dnsName,
      loadBalancerSecurityGroupId: entrance.securityGroupId,
      distributionId: distribution.distributionId,
      distributionDomainName: distribution.domainName,
      loadBalancerCertificateArn: entrance.certificateArn,
      distributionCertificateArn: cdn.certificateArn,
      loadBalancerWebAclArn: entrance.webAcl.arn,
      distributionWebAclArn: cdn.webAcl.arn,
      alarmTopicArn: topic.arn,
    });
  }

  /** The load balancer, and all that guards it. */
  #buildEntrance(upstream: ContractValues<typeof network>, zone: PublicZone, key: EncryptionKey): Entrance {
    const { environment } = this;
    const { vpcId, vpcCidr, publicSubnetIds } = upstream;

    const { arn: certificateArn } = new Certificate(this, 'origin_name', {
      zoneId: zone.zoneId,
      names: [...new Set([serviceOriginHostname(environment), originHostname(environment)])],
      provenElsewhere: isStandby(environment) ? [serviceOriginHostname(environment)] : [],
    });
    const { groupId: securityGroupId } = new LoadBalancerSecurityGroup(this, 'load_balancer', {
      environment,
      vpcId,
      vpcCidr,
    });
    const logs = new LogBucket(this, 'load_balancer_logs', {
      environment,
      name: 'load-balancer-logs',
      delivery: loadBalancerLogDelivery(homeRegion(environment), environment.access.accountId),
    });
    const loadBalancer = new LoadBalancer(this, 'main', {
      environment,
      subnetIds: publicSubnetIds,
      securityGroupId,
      certificateArn,
      logs,
    });
    const targetGroup = new ApiTargetGroup(this, 'api', { environment, vpcId });
    const webAcl = new WebAcl(this, 'load_balancer_firewall', {
      environment,
      name: 'load-balancer',
      scope: 'REGIONAL',
      guards: loadBalancer.arn,
    });
    new WebAclLogs(this, 'load_balancer_firewall_logs', { environment, webAcl, key });
    return { certificateArn, securityGroupId, loadBalancer, targetGroup, webAcl };
  }

  /** CloudFront, what guards it, and the key by which the load balancer knows it. */
  #buildCdn(zone: PublicZone, key: EncryptionKey, entrance: Entrance): Cdn {
    const { environment } = this;
    const provider = this.#cdnProvider;
    const name = resourceName(environment, 'cdn');

    const gate = new OriginGate(this, 'origin_gate', {
      environment,
      loadBalancer: entrance.loadBalancer,
      targetGroupArn: entrance.targetGroup.arn,
      secrets: isStandby(environment)
        ? undefined
        : new OriginKeySecrets(this, 'origin_key', { environment, key, provider }),
    });
    const { arn: certificateArn } = new Certificate(this, 'public_name', {
      zoneId: zone.zoneId,
      names: [publicHostname(environment)],
      provider,
    });
    const webAcl = new WebAcl(this, 'cdn_firewall', {
      environment,
      name: 'cdn',
      scope: 'CLOUDFRONT',
      provider,
    });
    new WebAclLogs(this, 'cdn_firewall_logs', { environment, webAcl, key, provider });
    const distribution = new Distribution(this, 'cdn', {
      environment,
      certificateArn,
      webAcl,
      policies: new CachePolicies(this, 'api_answers', { environment }),
      securityHeaders: new SecurityHeaders(this, 'security_headers', { environment }),
      sender: new OriginKeySender(this, 'origin_key_sender', { environment, gate, provider }),
    });
    const bucket = new LogBucket(this, 'cdn_logs', {
      environment,
      name: 'cdn-logs',
      delivery: vendedLogDelivery(cloudFrontRegion, environment.access.accountId, name),
      provider,
    });
    new DistributionLogs(this, 'cdn_access', { name, distribution, bucket, provider });
    return { certificateArn, webAcl, distribution };
  }

  /** Alarms, whom they tell, and the dashboard. */
  #watch(entrance: Entrance, cdn: Cdn, key: EncryptionKey, cdnKey: EncryptionKey): AlarmTopic {
    const { environment } = this;
    const topic = new AlarmTopic(this, 'alarms', { environment, layer: 'edge', key });
    const cdnTopic = new AlarmTopic(this, 'cdn_alarms', {
      environment,
      layer: 'cdn',
      key: cdnKey,
      provider: this.#cdnProvider,
    });
    const healthCheck = new HealthCheck(this, 'public_name_health', { environment });
    const regional = regionalMetrics({ ...entrance, region: homeRegion(environment) });
    const global = globalMetrics({ ...cdn, healthCheck });
    new EdgeAlarms(this, 'edge', { environment, regional, global, topic, cdnTopic });
    new Dashboard(this, 'dashboard', { environment, layer: 'edge', graphs: edgeGraphs(regional, global) });
    return topic;
  }

  #key(name: string, region: string, provider?: Provider): EncryptionKey {
    const { accountId } = this.environment.access;
    return new EncryptionKey(this, `${name}_key`, {
      environment: this.environment,
      name,
      description: `Encrypts the logs and alarms of the ${name} of ${this.environment.name}`,
      serviceStatements: [cloudWatchLogsStatement(region, accountId), alarmsStatement(accountId)],
      provider,
    });
  }
}

type Provider = ReturnType<LayerStack['providerIn']>;

interface Entrance {
  readonly certificateArn: string;
  readonly securityGroupId: string;
  readonly loadBalancer: LoadBalancer;
  readonly targetGroup: ApiTargetGroup;
  readonly webAcl: WebAcl;
}

interface Cdn {
  readonly certificateArn: string;
  readonly webAcl: WebAcl;
  readonly distribution: Distribution;
}
