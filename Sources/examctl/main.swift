import ExamCommands
import Foundation

exit(ExamTool.main(arguments: Array(CommandLine.arguments.dropFirst())))
