import { Injectable, RequestMethod, type OnApplicationBootstrap, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ACCESS, type Access } from '../platform/access.js';

/** Refuses a start in which some route does not say who may call it: forgetting must not mean «anybody». */
@Injectable()
export class RouteAccess implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    const faults = this.discovery.getControllers().flatMap(({ metatype }) => this.faultsOf(metatype as Type));
    if (faults.length > 0) throw new Error(`The server does not start: ${faults.join('; ')}.`);
  }

  private faultsOf(controller: Type): string[] {
    const prototype = controller.prototype as Record<string, object>;
    return this.scanner
      .getAllMethodNames(prototype)
      .filter((name) => Reflect.hasMetadata(METHOD_METADATA, prototype[name]!))
      .flatMap((name) => faultOf(controller, name, prototype[name]!));
  }
}

function faultOf(controller: Type, name: string, handler: object): string[] {
  const declared = [handler, controller].flatMap(
    (target): Access[] => Reflect.getMetadata(ACCESS, target) ?? [],
  );
  const path = `${Reflect.getMetadata(PATH_METADATA, controller)}/${Reflect.getMetadata(PATH_METADATA, handler)}`;
  const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
  const route = `${method} /${path} (${controller.name}.${name})`;
  if (declared.length !== 1) return [`${route} declares ${declared.length} accesses instead of one`];
  const needsProject = declared[0]!.kind === 'role' || declared[0]!.kind === 'widget';
  return needsProject && !path.includes(':projectId') ? [`${route} has no :projectId`] : [];
}
