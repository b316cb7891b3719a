import type { Browser } from 'playwright-core';
import { TestBase } from '../../plinth/test/base.fixture';
import { launchChromium } from '../../plinth/test/chromium.fixture';
import { Visitor } from '../../plinth/test/people.fixture';
import { TestDistrict } from '../../plinth/test/school.fixture';
import { PortalPage } from './portal-page.fixture';
import type { Seat } from './portal-page.fixture';

/** The one base and browser of a describe block, with the first administrator signed in. */
export class Portal {
  private browser!: Browser;
  private home!: TestBase;
  private first: Visitor | undefined;
  private own: PortalPage | undefined;
  private readonly seats: PortalPage[] = [];

  /** Called in a describe block: it starts before the first spec and ends after the last. */
  constructor() {
    beforeAll(async () => {
      this.browser = await launchChromium();
      await this.start();
      this.first = new Visitor(this.base);
      await this.first.acceptInvitation(await this.base.firstCode(), '周敏', 'zhoumin');
      this.own = await PortalPage.of(this.browser, this.base, this.first.browser);
    }, 240_000);
    afterEach(async () => {
      for (const seat of this.seats.splice(0)) await seat.close();
    });
    afterAll(async () => {
      await this.browser?.close();
      await this.end();
    }, 60_000);
  }

  get base(): TestBase {
    return this.home;
  }

  get administrator(): Visitor {
    return this.first as Visitor;
  }

  /** The administrator's page, one for all specs. */
  get at(): PortalPage {
    return this.own as PortalPage;
  }

  /** Another page, until the end of the spec. */
  async sit(seat: Seat = {}, who: Visitor = this.administrator): Promise<PortalPage> {
    const page = await PortalPage.of(this.browser, this.base, who.browser, seat);
    this.seats.push(page);
    return page;
  }

  /** A page of somebody who has not signed in. */
  stranger(seat: Seat = {}): Promise<PortalPage> {
    return this.sit(seat, new Visitor(this.base));
  }

  /** The base ends; answers how it is started again at the same address, with what it had. */
  async stop(): Promise<() => Promise<void>> {
    const { home, url } = this.base;
    await this.base.end('SIGTERM');
    return async () => this.take(await TestBase.start(home, { PLINTH_PORT: new URL(url).port }));
  }

  protected take(base: TestBase): void {
    this.home = base;
  }

  protected async start(): Promise<void> {
    this.take(await TestBase.start());
  }

  protected async end(): Promise<void> {
    await this.home?.close();
  }
}

/** A portal over a district with two schools and their people. */
export class DistrictPortal extends Portal {
  private made: TestDistrict | undefined;

  get district(): TestDistrict {
    return this.made as TestDistrict;
  }

  override get base(): TestBase {
    return this.district.base;
  }

  protected override take(base: TestBase): void {
    Object.assign(this.district, { base });
  }

  protected override async start(): Promise<void> {
    this.made = await TestDistrict.open();
  }

  protected override async end(): Promise<void> {
    await this.made?.base.close();
  }
}
