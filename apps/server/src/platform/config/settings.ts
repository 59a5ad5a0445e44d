import { usualPerMinute } from './environment.ts'
import { servingLimits } from '../storage/index.ts'

/** Every setting of the environment, for the page of the reference; the files beside it read and check them. */
interface Setting {
  name: string
  /** What it sets, what is written, what holds without it. Chinese: operators read it. */
  means: string
  otherwise: string
}

const settings: readonly { title: string; settings: readonly Setting[] }[] = [
  {
    title: '服务',
    settings: [
      { name: 'HOST', means: '监听的地址', otherwise: '127.0.0.1' },
      { name: 'PORT', means: '监听的端口，0 为自选', otherwise: '3000' },
      { name: 'YIDI_PUBLIC_URL', means: '人们访问本站的网址，印在二维码里', otherwise: '按请求的地址' },
      { name: 'YIDI_SECURE_COOKIES', means: '1：登录 Cookie 只走 HTTPS', otherwise: '0' },
      {
        name: 'YIDI_TRUSTED_PROXIES',
        means:
          '可信的反向代理地址，逗号隔开。前面有代理而没有写明，所有人都算从代理的地址来，共用同一个地址的次数限制：' +
          '有人乱试密码，大家就都要等',
        otherwise: '没有',
      },
      {
        name: 'YIDI_PUBLIC_PER_MINUTE',
        means:
          '同一网络地址每分钟可以访问不用登录的页面和接口多少次，0 为不限；超过的答 429 和要等的秒数。没有声明反向代理时，本机发来的请求不计：代理没有声明，所有人就是同一个地址。代理在别的机器上而没有声明的，所有人合计这么多次',
        otherwise: String(usualPerMinute),
      },
      {
        name: 'YIDI_UNSIGNED_PER_MINUTE',
        means:
          '同一网络地址每分钟可以向医院接口发多少份没有签名或签名不符的报文，0 为不限；签名有效的不计。封闭网络里不签名、又经同一台前置机发来的，请按医院总量放宽',
        otherwise: String(usualPerMinute),
      },
      {
        name: 'YIDI_METRICS_TOKEN',
        means: '采集 /metrics 的口令，至少 24 个字符；采集方用 Bearer 带上',
        otherwise: '不开放',
      },
      { name: 'YIDI_LOG_LEVEL', means: '日志的级别：fatal 到 trace，或 silent', otherwise: 'info' },
    ],
  },
  {
    title: '数据',
    settings: [
      {
        name: 'DATABASE_URL',
        means: '自己的 PostgreSQL（15 及以上）；设了就不装载演示数据',
        otherwise: '自带的数据库',
      },
      {
        name: 'YIDI_DATABASE_CONNECT_MS',
        means: '连接数据库、等一个空闲连接的时限，毫秒',
        otherwise: String(servingLimits.connectMs),
      },
      {
        name: 'YIDI_DATABASE_STATEMENT_MS',
        means: '一条语句的时限，毫秒；超时的撤回，并请对方重发。迁移、导入、后台工作和命令行不受它限制',
        otherwise: String(servingLimits.statementMs),
      },
      {
        name: 'YIDI_DATABASE_LOCK_MS',
        means: '等别人占着的记录的时限，毫秒；超时的撤回，并请对方重发',
        otherwise: String(servingLimits.lockMs),
      },
      {
        name: 'YIDI_DATABASE_IDLE_MS',
        means: '事务中间停着不动的时限，毫秒；超时的由数据库断开',
        otherwise: String(servingLimits.idleTransactionMs),
      },
      { name: 'YIDI_DATA', means: '数据文件夹；写明的就照用，不另找地方', otherwise: './data' },
      { name: 'YIDI_DEMO', means: '0：空的自带数据库里不装载演示数据', otherwise: '1' },
      { name: 'YIDI_DEMO_PASSWORD', means: '演示账号的密码，至少 8 个字符', otherwise: '首次启动时生成' },
      { name: 'YIDI_KEYS', means: '个人信息的密钥，名称=base64，第一把用来写', otherwise: '演示时自动生成' },
      { name: 'YIDI_INDEX_KEY', means: '证件号码等查找用的密钥，32 字节 base64', otherwise: '演示时自动生成' },
      {
        name: 'YIDI_SEAL_FILE',
        means:
          '审计的每次封存另抄一份到这个文件，每行一条，只添不改；应放在能改数据库的人改不到的地方，核验审计时一并核对',
        otherwise: '不另抄',
      },
      { name: 'YIDI_POLICIES', means: '政策文件夹', otherwise: '随程序的 policy' },
    ],
  },
  {
    title: '登录',
    settings: [
      { name: 'YIDI_SECOND_FACTOR', means: 'required：工作人员登录必须用动态口令', otherwise: '自愿' },
      { name: 'YIDI_OIDC_ISSUER', means: '参保人的统一身份认证（OpenID Connect）', otherwise: '不接入' },
      { name: 'YIDI_OIDC_CLIENT_ID', means: '本站在那里的编号', otherwise: '—' },
      { name: 'YIDI_OIDC_CLIENT_SECRET', means: '本站在那里的密钥', otherwise: '—' },
      { name: 'YIDI_OIDC_ID_CLAIM', means: '身份证号在哪个声明里', otherwise: 'id_number' },
      { name: 'YIDI_OIDC_SCOPE', means: '除 openid 外还要的范围', otherwise: 'profile' },
      { name: 'YIDI_OIDC_TITLE', means: '登录页怎么称呼它', otherwise: '统一身份认证' },
    ],
  },
  {
    title: '消息',
    settings: [
      { name: 'YIDI_WEBHOOK_URL', means: '事项有变化时通知的网址', otherwise: '不通知' },
      { name: 'YIDI_WEBHOOK_SECRET', means: '签名的密钥，收方据此核对', otherwise: '—' },
      { name: 'YIDI_SMTP_URL', means: '发邮件的服务器，例如 smtps://用户:密码@主机', otherwise: '不发邮件' },
      { name: 'YIDI_MAIL_FROM', means: '发件人地址', otherwise: '—' },
    ],
  },
]

/** Names of all settings, for the test that compares them with what the program reads. */
export const settingNames: readonly string[] = settings.flatMap((group) => group.settings.map(({ name }) => name))

/** The settings as a page of the reference. */
export function settingsReference(): string {
  const lines = [
    '# 设置',
    '',
    '<!-- Generated: npm run -s yidi -- docs. -->',
    '',
    '全部来自环境变量，启动时一次检查；有不能用的，程序不启动，并把每一处说清楚。',
  ]
  for (const group of settings) {
    lines.push('', `## ${group.title}`, '', '| 名称 | 说明 | 不设时 |', '| --- | --- | --- |')
    for (const { name, means, otherwise } of group.settings) lines.push(`| \`${name}\` | ${means} | ${otherwise} |`)
  }
  return `${lines.join('\n')}\n`
}
