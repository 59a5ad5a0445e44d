import { code, flags, one, text, time } from './fields.ts'

/** 2503 人员慢特病备案: its input. */
export const input2503 = {
  data: one({
    psn_no: text('人员编号', 30, 'must'),
    insutype: code('险种类型', 'insutype', 'should'),
    opsp_dise_code: text('门慢门特病种目录代码', 30, 'must'),
    opsp_dise_name: text('门慢门特病种名称', 300, 'must'),
    tel: text('联系电话', 50, 'may'),
    addr: text('联系地址', 200, 'may'),
    insu_optins: text('参保机构医保区划', 6, 'should'),
    ide_fixmedins_no: text('鉴定定点医药机构编号', 30, 'should'),
    ide_fixmedins_name: text('鉴定定点医药机构名称', 200, 'should'),
    hosp_ide_date: time('医院鉴定日期', 'should'),
    diag_dr_codg: text('诊断医师编码', 30, 'should'),
    diag_dr_name: text('诊断医师姓名', 50, 'should'),
    begndate: time('开始日期', 'must'),
    enddate: time('结束日期', 'may'),
    exp_content: flags(),
    trt_dcla_detl_sn: text('待遇申报明细流水号', 30, 'may'),
    selfdef_splm_flag: text('自定义补充标志', 3, 'may'),
    memo: text('备注', 500, 'may'),
  }),
}
