import { defineEnvironments } from '@diet-game/constructs/environment/define-environments';
import { dev } from './dev';
import { production } from './production';
import { productionDr } from './production-dr';
import { sandbox } from './sandbox';
import { staging } from './staging';

/** Every environment of the platform, validated together. */
export const environments = defineEnvironments([dev, staging, production, productionDr, sandbox]);
