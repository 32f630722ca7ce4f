import ExamStore
import Foundation

/// How the page looks, and what a browser may load for it: this style by its digest, pictures that stand in the page, and
/// nothing else from anywhere.
enum PageStyle {
    static let text = """
        *{box-sizing:border-box}
        body{margin:0;display:grid;grid-template-columns:minmax(0,1fr) 30rem;min-height:100vh;color:#1c2430;background:#eceef1;
        font:16px/1.5 system-ui,"Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei","WenQuanYi Micro Hei",sans-serif}
        main{padding:1rem;display:flex;flex-direction:column;gap:1rem;align-items:center}
        aside{background:#fff;border-left:1px solid #d5dae1;padding:1.25rem 1.5rem;position:sticky;top:0;height:100vh;overflow:auto}
        figure{margin:0;max-width:100%}
        input{position:absolute;opacity:0}
        .frame{display:block;overflow:auto;max-width:100%;background:#fff;border:1px solid #c9d0d9;cursor:zoom-in}
        .frame img{display:block;max-width:100%;max-height:88vh}
        input:checked+.frame{cursor:zoom-out}
        input:checked+.frame img{max-width:none;max-height:none}
        input:focus-visible+.frame{outline:3px solid #2563eb}
        figcaption{font-size:.85rem;color:#4b5563;padding:.35rem .1rem;overflow-wrap:anywhere}
        .nothing{width:30rem;max-width:100%;padding:4rem 2rem;text-align:center;background:#fff;border:2px dashed #b4bcc8;color:#4b5563}
        .exam{margin:0;color:#4b5563;font-size:.9rem}
        h1{margin:.1rem 0;font-size:2.1rem;line-height:1.2;overflow-wrap:anywhere}
        .state{margin:0;color:#4b5563}
        h2{font-size:1rem;margin:0 0 .4rem}
        dl{margin:1rem 0;display:grid;grid-template-columns:auto 1fr;gap:.4rem 1rem;align-items:baseline}
        dt{color:#4b5563;font-size:.9rem}
        dd{margin:0;overflow-wrap:anywhere}
        .number{font:600 1.3rem/1.3 ui-monospace,"DejaVu Sans Mono","Liberation Mono",monospace}
        .number span{display:inline-block}
        .number span+span{margin-left:.4em}
        section{border-top:1px solid #d5dae1;padding:.9rem 0}
        section p{margin:.3rem 0}
        .flag{border:2px solid #b45309;background:#fffbeb;padding:.8rem 1rem;margin-bottom:1rem}
        .flag ul{margin:.2rem 0;padding-left:1.2rem}
        pre{margin:.2rem 0 .6rem;padding:.55rem .7rem;background:#f3f4f6;border-left:4px solid #6b7280;white-space:pre-wrap;
        overflow-wrap:anywhere;font:.9rem/1.4 ui-monospace,"DejaVu Sans Mono","Liberation Mono",monospace;user-select:all}
        .approve{border-color:#15803d}
        .reject{border-color:#b91c1c}
        code{font:.85em ui-monospace,"DejaVu Sans Mono","Liberation Mono",monospace}
        table{border-collapse:collapse;font-size:.9rem}
        td{padding:.1rem .8rem .1rem 0;vertical-align:baseline}
        .rounds{list-style:none;margin:0;padding:0}
        .rounds li+li{margin-top:.6rem}
        blockquote{margin:.2rem 0;padding-left:.7rem;border-left:3px solid #d5dae1;overflow-wrap:anywhere}
        footer{border-top:1px solid #d5dae1;padding-top:.8rem;font-size:.8rem;color:#4b5563}
        @media(max-width:60rem){body{display:block}aside{position:static;height:auto;border-left:0;border-bottom:1px solid #d5dae1}}
        """

    static let policy: String = {
        var digest = Digest()
        digest.update(Array(text.utf8))
        let hash = Data(digest.bytes).base64EncodedString()
        return "default-src 'none'; img-src data:; style-src 'sha256-\(hash)'; base-uri 'none'; form-action 'none'"
    }()
}
