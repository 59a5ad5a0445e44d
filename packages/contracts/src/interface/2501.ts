import { code, one, text, time } from './fields.ts'

/** 2501 转院备案: its input. */
export const input2501 = {
  refmedin: one({
    psn_no: text('人员编号', 30, 'must'),
    insutype: code('险种类型', 'insutype', 'may'),
    tel: text('联系电话', 50, 'may'),
    addr: text('联系地址', 200, 'may'),
    insu_optins: text('参保机构医保区划', 6, 'may'),
    diag_code: text('诊断代码', 20, 'should'),
    diag_name: text('诊断名称', 100, 'should'),
    dise_cond_dscr: text('疾病病情描述', 2000, 'may'),
    reflin_medins_no: text('转往定点医药机构编号', 12, 'should'),
    reflin_medins_name: text('转往医院名称', 200, 'should'),
    mdtrtarea_admdvs: text('就医地行政区划', 6, 'must'),
    hosp_agre_refl_flag: code('医院同意转院标志', 'hosp_agre_refl_flag', 'may'),
    refl_type: code('转院类型', 'refl_type', 'should'),
    refl_date: time('转院日期', 'must'),
    refl_rea: text('转院原因', 100, 'should'),
    refl_opnn: text('转院意见', 200, 'should'),
    begndate: time('开始日期', 'may'),
    enddate: time('结束日期', 'may'),
    refl_old_mdtrt_id: text('转院前就诊id', 30, 'may'),
    refl_used_flag: code('转诊使用标志', 'refl_used_flag', 'may'),
  }),
}
