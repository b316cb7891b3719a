import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { OrgPermissions } from '@plinth/org-contract';
import { Allow } from '@plinth/platform-auth';
import { template } from '../import-reading/template';
import { TemplateQuery } from './import.dto';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@ApiTags('名册导入 Roster imports')
@ApiBearerAuth()
@Controller('api/org/v1/imports/template')
export class ImportTemplateController {
  @Get()
  @Allow(OrgPermissions.importRun)
  @ApiOperation({ summary: '下载模板 Template workbook for pupils with guardians, or for staff' })
  @ApiProduces(XLSX)
  download(@Query() { kind }: TemplateQuery): StreamableFile {
    const name = kind === 'staff' ? 'staff-template.xlsx' : 'student-template.xlsx';
    return new StreamableFile(template(kind ?? 'student'), {
      type: XLSX,
      disposition: `attachment; filename="${name}"`,
    });
  }
}
