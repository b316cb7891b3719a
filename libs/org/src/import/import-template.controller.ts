import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OrgPermissions } from '@plinth/org-contract';
import { Allow } from '@plinth/platform-auth';
import { template } from '../import-reading/template';
import { TemplateQuery } from './import.dto';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@ApiTags('名册导入 Roster imports')
@Controller('api/org/v1/imports/template')
export class ImportTemplateController {
  @Get()
  @Allow(OrgPermissions.importRun)
  @ApiOperation({
    operationId: 'downloadImportTemplate',
    summary: '下载模板 Download a template',
    description: '学生(含监护人)或教职工。For pupils with guardians, or for staff.',
  })
  @ApiOkResponse({
    description: '工作簿 Workbook',
    content: { [XLSX]: { schema: { type: 'string', format: 'binary' } } },
  })
  download(@Query() { kind }: TemplateQuery): StreamableFile {
    const name = kind === 'staff' ? 'staff-template.xlsx' : 'student-template.xlsx';
    return new StreamableFile(template(kind ?? 'student'), {
      type: XLSX,
      disposition: `attachment; filename="${name}"`,
    });
  }
}
